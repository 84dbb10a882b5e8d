import { enumFilter } from '../../platform/graphql/comparison.input';
import { Channel } from './channel.type';

export const ChannelFilter = enumFilter<Channel>('Channel', Channel);
