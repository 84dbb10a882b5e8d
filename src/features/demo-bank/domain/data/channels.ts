import type { Channel, SourceKind } from '../rows';

/** How a contact goes on a channel. Quantiles are seconds. */
export interface ChannelTraits {
  readonly channel: Channel;
  /** The system that records it. */
  readonly source: SourceKind;
  /** How many of a hundred contacts of customers who have no preference. */
  readonly weight: number;
  /** How many of a hundred customers prefer it. */
  readonly preferred: number;
  /** LIVE: the customer waits for a person. WRITTEN: an answer comes later. AUTOMATED: a machine answers at once. */
  readonly mode: 'LIVE' | 'WRITTEN' | 'AUTOMATED';
  readonly hours: keyof typeof HOURS;
  /** From entering the queue to the answer. */
  readonly wait: readonly number[];
  /** From the answer to the end; of automated contacts, the whole. */
  readonly handle: readonly number[];
}

/** Weights of the 24 hours of a day. */
export const HOURS = {
  STAFFED: [0, 0, 0, 0, 0, 0, 1, 5, 10, 14, 15, 13, 10, 11, 12, 12, 11, 9, 6, 4, 2, 1, 0, 0],
  OFFICE: [0, 0, 0, 0, 0, 0, 0, 0, 8, 14, 15, 12, 8, 12, 14, 12, 7, 2, 0, 0, 0, 0, 0, 0],
  ALWAYS: [2, 1, 1, 1, 1, 1, 3, 6, 9, 10, 10, 9, 9, 8, 8, 8, 9, 10, 11, 13, 14, 12, 8, 4],
} as const;

export const CHANNELS: readonly ChannelTraits[] = [
  {
    channel: 'PHONE',
    source: 'TELEPHONY',
    weight: 38,
    preferred: 36,
    mode: 'LIVE',
    hours: 'STAFFED',
    wait: [2, 6, 12, 20, 33, 52, 85, 140, 250, 520, 1_900],
    handle: [25, 90, 140, 190, 240, 300, 380, 500, 700, 1_100, 2_900],
  },
  {
    channel: 'EMAIL',
    source: 'HELP_DESK',
    weight: 13,
    preferred: 17,
    mode: 'WRITTEN',
    hours: 'ALWAYS',
    wait: [600, 5_400, 12_000, 19_000, 30_000, 50_000, 80_000, 120_000, 190_000],
    handle: [60, 180, 300, 420, 600, 900, 1_800],
  },
  {
    channel: 'MOBILE_APP',
    source: 'CHAT',
    weight: 11,
    preferred: 15,
    mode: 'AUTOMATED',
    hours: 'ALWAYS',
    wait: [0],
    handle: [12, 35, 60, 95, 160, 420],
  },
  {
    channel: 'CHAT',
    source: 'CHAT',
    weight: 9,
    preferred: 11,
    mode: 'LIVE',
    hours: 'STAFFED',
    wait: [3, 8, 15, 25, 40, 65, 110, 240, 900],
    handle: [60, 180, 280, 380, 500, 700, 1_000, 2_400],
  },
  {
    channel: 'BRANCH',
    source: 'CRM',
    weight: 8,
    preferred: 8,
    mode: 'LIVE',
    hours: 'OFFICE',
    wait: [0, 60, 150, 300, 480, 800, 1_400, 2_700],
    handle: [180, 420, 700, 1_000, 1_500, 2_300, 4_200],
  },
  {
    channel: 'IVR',
    source: 'TELEPHONY',
    weight: 5,
    preferred: 0,
    mode: 'AUTOMATED',
    hours: 'ALWAYS',
    wait: [0],
    handle: [15, 40, 60, 85, 120, 240],
  },
  {
    channel: 'CHATBOT',
    source: 'CHAT',
    weight: 5,
    preferred: 1,
    mode: 'AUTOMATED',
    hours: 'ALWAYS',
    wait: [0],
    handle: [20, 50, 80, 130, 220, 600],
  },
  {
    channel: 'MESSENGER',
    source: 'CHAT',
    weight: 3,
    preferred: 5,
    mode: 'WRITTEN',
    hours: 'ALWAYS',
    wait: [40, 240, 600, 1_200, 2_700, 7_000, 30_000],
    handle: [60, 200, 350, 600, 1_100, 2_400],
  },
  {
    channel: 'SELF_SERVICE',
    source: 'CHAT',
    weight: 3,
    preferred: 3,
    mode: 'AUTOMATED',
    hours: 'ALWAYS',
    wait: [0],
    handle: [30, 80, 140, 220, 360, 900],
  },
  {
    channel: 'WEB_FORM',
    source: 'HELP_DESK',
    weight: 3,
    preferred: 1,
    mode: 'WRITTEN',
    hours: 'ALWAYS',
    wait: [1_200, 9_000, 20_000, 36_000, 70_000, 120_000, 200_000],
    handle: [60, 180, 320, 480, 900, 1_800],
  },
  {
    channel: 'SOCIAL',
    source: 'SOCIAL',
    weight: 1.2,
    preferred: 1,
    mode: 'WRITTEN',
    hours: 'ALWAYS',
    wait: [120, 900, 2_400, 5_000, 12_000, 40_000, 160_000],
    handle: [60, 150, 300, 600, 1_200],
  },
  {
    channel: 'VIDEO',
    source: 'CHAT',
    weight: 0.8,
    preferred: 1.5,
    mode: 'LIVE',
    hours: 'OFFICE',
    wait: [2, 10, 20, 40, 90, 300],
    handle: [200, 500, 900, 1_400, 2_200, 3_600],
  },
  {
    channel: 'LETTER',
    source: 'HELP_DESK',
    weight: 0.7,
    preferred: 1,
    mode: 'WRITTEN',
    hours: 'OFFICE',
    wait: [86_400, 150_000, 240_000, 330_000, 420_000, 500_000],
    handle: [300, 600, 1_200, 2_400],
  },
  {
    channel: 'SMS',
    source: 'TELEPHONY',
    weight: 0.7,
    preferred: 1,
    mode: 'WRITTEN',
    hours: 'ALWAYS',
    wait: [60, 300, 1_200, 4_000, 20_000],
    handle: [30, 60, 120, 300],
  },
  {
    channel: 'REFERRAL',
    source: 'CRM',
    weight: 0.3,
    preferred: 0,
    mode: 'WRITTEN',
    hours: 'OFFICE',
    wait: [3_600, 20_000, 60_000, 160_000],
    handle: [300, 700, 1_500],
  },
  {
    channel: 'FAX',
    source: 'HELP_DESK',
    weight: 0.1,
    preferred: 0,
    mode: 'WRITTEN',
    hours: 'OFFICE',
    wait: [3_600, 14_000, 30_000, 90_000],
    handle: [120, 300, 900],
  },
];

/** Seconds in the telephone menu before the queue. */
export const MENU_SECONDS = [4, 11, 16, 22, 30, 41, 60, 150] as const;
/** Seconds that people are ready to wait for a person before they leave. */
export const PATIENCE_SECONDS = [20, 120, 240, 400, 600, 900, 1_300, 2_000, 3_600, 7_000] as const;
/** Channels on which the bank turns to the customer, and how often. */
export const OUTBOUND_CHANNELS: readonly { readonly channel: Channel; readonly weight: number }[] = [
  { channel: 'PHONE', weight: 50 },
  { channel: 'EMAIL', weight: 30 },
  { channel: 'SMS', weight: 15 },
  { channel: 'LETTER', weight: 5 },
];
