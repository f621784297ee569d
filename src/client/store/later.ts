// What a phone's store can do without in the first minute, fetched together: one file more is bytes in every first visit.
import { EVERY_RULE, WHOLE_ACCESS } from '../../domain/every-rule.ts';
import { bringAllAlong } from './bring-along.ts';
import { sendWhatCameTooEarly } from './came-too-early.ts';

/**
 * Everybody's rules with their rights, what is to be done when a person turns out to be somebody else, and what may be
 * sent again.
 */
export const LATER = { rules: EVERY_RULE, access: WHOLE_ACCESS, bringAllAlong, sendWhatCameTooEarly };
