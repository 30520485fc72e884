import { callerOf } from '#ingest/visits/caller.ts';
import { hasLeft } from '#lib/server/accounts/limits.server.ts';
import { server } from '#lib/server/context.server.ts';
import { linksCsv } from '#lib/server/survey/links-csv.server.ts';
import { surveyLinkId, surveyToken } from '#lib/server/survey/token.server.ts';
import type { SurveyAnswer } from '#model/survey.ts';
import { surveyLink, type SurveyAsked } from '#queries/index.server.ts';
import { keepAnswer, makeLinks, noteEvent, type SurveyScope } from '#queries/store.server.ts';

/** What the survey of an address asks; null where this server signed no such address. */
export async function surveyAt(token: string): Promise<SurveyAsked | null> {
  const running = server();
  const link_id = surveyLinkId(running.secret, token);
  return link_id === null ? null : surveyLink(await running.store(), link_id);
}

/** Where readers find this site, without a slash at the end. `url`: of the request. */
export const siteOrigin = (url: URL): string =>
  (server().settings.ORIGIN ?? url.origin).replace(/\/$/, '');

/** The public address of a link's survey. */
export const surveyAddress = (url: URL, link_id: number): string =>
  `${siteOrigin(url)}/survey/${surveyToken(server().secret, link_id)}`;

/** Whether the network a request comes from may send one more answer; counts it. `address`: of the connection. */
export const mayAnswer = (headers: Headers, address: string): Promise<boolean> =>
  hasLeft('survey_network', callerOf(headers, address, server().settings.VITRINE_PROXIES).address);

/** Keeps what somebody answered by a link. */
export const answerBy = async (
  link: SurveyAsked,
  respondent: string,
  answer: SurveyAnswer
): Promise<void> =>
  keepAnswer(await server().store(), { link_id: link.link_id, respondent }, answer, new Date());

/** Makes the links that are missing and gives all of the scope as CSV; who did is written down. Errors: NotFound. */
export async function linksFile(scope: SurveyScope, who: string, url: URL): Promise<string> {
  const { secret } = server();
  const store = await server().store();
  const now = new Date();
  const links = await makeLinks(store, scope, now);
  const about = [scope.programme, scope.audience, scope.area ?? 'all'].join(' ');
  await noteEvent(store, { what: 'survey links', who, about }, now);
  return linksCsv(links, { origin: siteOrigin(url), secret });
}
