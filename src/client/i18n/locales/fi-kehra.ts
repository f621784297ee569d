// Finnish words of the Kehrä's screens.
import kehra from './fi/kehra.json';

export const words = kehra;
