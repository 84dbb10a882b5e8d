import { InteractionOutcome } from '../../../src/features/interactions/interaction.type';
import { vocabulary } from '../../../src/features/imports/vocabulary';

test('sources tell of contacts that have ended, however they did, but of none that runs', () => {
  const endings = Object.keys(InteractionOutcome).filter((outcome) => outcome !== 'RUNNING');
  expect([...vocabulary.outcomes].sort()).toEqual(endings.sort());
});
