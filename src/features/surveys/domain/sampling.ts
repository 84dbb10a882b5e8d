import { drawnBy } from '../../../kernel/drawn';

/**
 * Whether a survey asks about something: it asks about so large a share of all things that its trigger picks. Drawn by the thing and the
 * survey, so that whoever asks again hears the same.
 */
export function isSampled(surveyCode: string, thing: string, share: number): boolean {
  return drawnBy(`${surveyCode} ${thing}`) < share;
}
