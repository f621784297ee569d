// What a person says of an area's notices, as a whole: each of its parts on the screen changes one thing of it.
import type { NoticeWish } from '../../../domain/notice-wish.ts';

export type Choice = Pick<NoticeWish, 'choices' | 'quiet'>;
