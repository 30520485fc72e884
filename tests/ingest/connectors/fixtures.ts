import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { connectors } from '#ingest/connectors/index.ts';
import { recordsOf } from '#ingest/connectors/parts/json.ts';
import type { Connector, Read, ReadContext } from '#model/connector.ts';

const change = z.strictObject({
  what: z.enum(['unknown status', 'unknown currency', 'unknown origin', 'test order']),
  file: z.string(),
  /** which record of the file, and where in it */
  record: z.number().int().default(0),
  path: z.array(z.union([z.string(), z.number()])).min(1),
  value: z.unknown(),
  /** part of one of the Reads that must come out */
  gives: z.record(z.string(), z.unknown())
});

const webhook = z.strictObject({
  file: z.string(),
  url: z.string().default('https://collect.example/collect/hooks/1'),
  headers: z.record(z.string(), z.string()),
  /** an older secret signs; it is valid at `now` and no longer at `later` */
  settings: z.record(z.string(), z.unknown()),
  now: z.iso.datetime(),
  later: z.iso.datetime(),
  topic: z.string().nullable(),
  delivery_key: z.string().nullable(),
  records_n: z.number().int()
});

/** `expected.json` of a connector's fixtures. */
export const Expected = z.strictObject({
  context: z.strictObject({
    zone: z.string(),
    currency: z.string(),
    settings: z.record(z.string(), z.unknown()).default({})
  }),
  /** every fixture file but this one → the Reads that it must give */
  files: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  /** the platform's own totals with tax, and its tax; both must stand in the file as written here */
  totals: z
    .array(
      z.strictObject({
        file: z.string(),
        external_id: z.string(),
        gross: z.string(),
        /** null: the platform does not tell it by itself */
        tax: z.string().nullable(),
        /** the total without tax, where the platform tells that */
        net: z.string().optional()
      })
    )
    .default([]),
  /** amounts of the file are minor units already */
  minor_units: z.boolean().default(false),
  /** the platform's statuses, from its documentation and not from the connector */
  statuses: z.array(z.string()),
  changes: z.array(change).default([]),
  /** what the platform does not have, and why */
  lacks: z.partialRecord(change.shape.what, z.string()).default({}),
  webhook: webhook.optional(),
  /** words under a personal key that are none */
  public_words: z.array(z.string()).default([])
});
export type Expected = z.infer<typeof Expected>;

const folder = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/connectors/${name}/`, import.meta.url));

/** Whether a connector has its folder of fixtures. */
export const hasFixtures = (name: string): boolean => existsSync(`${folder(name)}expected.json`);

/** Text of a fixture. */
export const fixtureText = (name: string, file: string): string =>
  readFileSync(folder(name) + file, 'utf8');

/** Path of a fixture. */
export const fixturePath = (name: string, file: string): string => folder(name) + file;

/** What the fixtures of a connector must give. */
export const expectedOf = (name: string): Expected =>
  Expected.parse(JSON.parse(fixtureText(name, 'expected.json')));

/** The context of a connector's fixtures. */
export const contextOf = ({ context }: Expected): ReadContext =>
  ({ ...context, origins: new Map() }) as ReadContext; // settings of the fixture stand for those of any connector

/** The Reads of a fixture's file. */
export const readsOf = (connector: Connector, file: string, expected: Expected): Read[] =>
  recordsOf(connector, fixtureText(connector.name, file)).flatMap((record) =>
    connector.read(record, contextOf(expected) as Parameters<Connector['read']>[1])
  );

/** Every connector, with what its fixtures must give. */
export const cases = [...connectors.values()].map((connector) => ({
  name: connector.name,
  connector
}));
