import type { Channel, OrderMode } from '#model/order.ts';

const modes: Record<Channel, OrderMode> = {
  counter: 'in_store',
  own_site: 'online',
  app: 'online',
  marketplace: 'online',
  local_marketplace: 'online',
  social_checkout: 'online',
  edi: 'online',
  phone: 'remote',
  sms: 'remote',
  email: 'remote',
  social_message: 'remote',
  post: 'remote',
  other: 'unknown'
};

/** The order mode that a channel implies; unknown without a channel. Equal to mode_of of queries/facts/macros.sql. */
export const modeOf = (channel: Channel | null): OrderMode =>
  channel === null ? 'unknown' : modes[channel];
