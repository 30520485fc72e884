import type { Connector, PullOptions } from '#model/connector.ts';
import { pullFetch } from './fetch.ts';
import { hostsOf } from './hosts.ts';
import type { PullDoor } from './run.ts';
import { settingFields } from './settings.ts';

const default_pace = { requests_per_minute: 30 };

/** The `fetch` of a connector's pull: its pace, its hosts, and the names of the settings that hold its keys. */
export function fetchFor(
  connector: Connector,
  settings: Readonly<Record<string, unknown>>,
  door: Pick<PullDoor, 'transport' | 'clock' | 'signal' | 'limits'>
): PullOptions<unknown>['fetch'] {
  return pullFetch({
    platform: connector.label,
    keys: settingFields(connector)
      .filter(({ secret, kind }) => secret && kind !== 'rotating')
      .map(({ name }) => name),
    hosts: new Set([...hostsOf(settings), ...(connector.hosts ?? [])]),
    requests_per_minute: (connector.pace ?? default_pace).requests_per_minute,
    transport: door.transport,
    clock: door.clock,
    signal: door.signal,
    ...(door.limits === undefined ? {} : { limits: door.limits })
  });
}
