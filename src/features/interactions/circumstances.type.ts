import { defineEnum } from '../../platform/graphql/enum';

export const Mood = defineEnum('Mood', 'How a customer felt, from worst to best.', {
  ANGRY: 'Angry: loud, or done with the bank.',
  UPSET: 'Not content, but talking.',
  CALM: 'Neither content nor upset.',
  CONTENT: 'Content.',
  DELIGHTED: 'More than content, and says so.',
});
export type Mood = keyof typeof Mood;

export const AskedBy = defineEnum('AskedBy', 'What whoever asks is to the bank.', {
  CUSTOMER: 'A customer.',
  PROSPECT: 'Somebody who is no customer yet, such as one who asks in public.',
});
export type AskedBy = keyof typeof AskedBy;
