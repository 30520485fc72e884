import type { Step } from '../pipeline.ts';

const online = ['own_site', 'app', 'marketplace', 'local_marketplace', 'social_checkout', 'edi'];
const remote = ['phone', 'sms', 'email', 'social_message', 'post'];

/** The order mode that a channel implies, as mode_of of queries/facts/macros.sql. */
function modeOf(channel: string | undefined): string {
  if (channel === 'counter') return 'in_store';
  if (channel !== undefined && online.includes(channel)) return 'online';
  return channel !== undefined && remote.includes(channel) ? 'remote' : 'unknown';
}

/** Order mode, channel and fulfilment; what is not said follows from what is, never from a guess. */
export const classify: Step = (event) => {
  if (event.kind === 'visits') return { kept: event };
  const { order_mode, channel, fulfilment } = event.values as Record<string, string>; // read as enums by readCells
  const mode = order_mode ?? modeOf(channel);
  const axes = {
    order_mode: mode,
    channel: channel ?? (order_mode === 'in_store' ? 'counter' : 'other'),
    fulfilment: fulfilment ?? (mode === 'in_store' ? 'carry_out' : 'none')
  };
  return { kept: { ...event, values: { ...event.values, ...axes } } };
};
