import { defineEnum } from '../../platform/graphql/enum';

export const Channel = defineEnum('Channel', 'The way that a contact takes between customer and bank.', {
  PHONE: 'A telephone call with a person.',
  VIDEO: 'A video call.',
  EMAIL: 'E-mail.',
  LETTER: 'A letter on paper.',
  FAX: 'Fax.',
  CHAT: 'Live chat on the web site or in the app.',
  MESSENGER: 'A messenger such as WhatsApp, Telegram or Viber.',
  SMS: 'Text message.',
  SOCIAL: 'A public social platform.',
  WEB_FORM: 'A form on the web site.',
  BRANCH: 'A visit to a branch.',
  MOBILE_APP: 'The mobile app.',
  SELF_SERVICE: 'Self-service on the web.',
  CHATBOT: 'An automated chat.',
  IVR: 'The automatic voice menu of the telephone.',
  REFERRAL: 'Passed on by a third party, such as an ombudsman or a regulator.',
});
export type Channel = keyof typeof Channel;
