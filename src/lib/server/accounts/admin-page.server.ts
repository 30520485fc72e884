import { server } from '#lib/server/context.server.ts';
import { listEvents, listKeys, listShops } from '#queries/store.server.ts';
import { listPeople } from './people.server.ts';

const events_shown = 100;
const shops_shown = 50;

/** What the admin page lists: accounts, shops whose name holds a text, ingest keys, the newest events by name of who. */
export async function adminLists(text: string) {
  const store = await server().store();
  const [people, shops, keys, events] = await Promise.all([
    listPeople(await server().accounts()),
    listShops(store, { area: null, text, limit: shops_shown }),
    listKeys(store),
    listEvents(store, { about: null, limit: events_shown })
  ]);
  const names = new Map(people.map(({ user_id, email }) => [user_id, email]));
  const named = (id: string): string => names.get(id) ?? id;
  const now = new Date().toISOString();
  return {
    people,
    shops,
    keys: keys.map((key) => ({
      ...key,
      is_over:
        key.revoked_at !== null || (key.expires_at ?? now) < now.slice(0, 19).replace('T', ' ')
    })),
    events: events.map((event) => ({
      ...event,
      what: event.what.replace(/\S{20,}/g, named),
      who: named(event.who),
      about: named(event.about)
    }))
  };
}
