import { createHash, randomBytes } from 'node:crypto';
import { fail, redirect, type Cookies } from '@sveltejs/kit';
import { server } from '#lib/server/context.server.ts';
import { answerBy, mayAnswer, surveyAt } from '#lib/server/survey/survey.server.ts';
import { answerIn, type SurveyFault } from '#model/survey.ts';
import { lastAnswer, type SurveyAsked } from '#queries/index.server.ts';
import type { Actions, PageServerLoad } from './$types';

const cookie = { name: 'survey', path: '/survey/', days: 90 };

/** The two questions of a link, and what was answered before; null for a link that opens nothing. */
export const load: PageServerLoad = async (event) => {
  const { params, url, setHeaders, cookies } = event;
  setHeaders({ 'cache-control': 'private, no-store' });
  const asked = await surveyAt(params.token);
  if (asked === null) return { asked: null, answer: null, isDone: false };
  const respondent = respondentOf(asked, cookies.get(cookie.name));
  const who = respondent === null ? null : { link_id: asked.link_id, respondent };
  const answer = who === null ? null : await lastAnswer(await server().store(), who);
  // A customer sees what they said; of a shop anybody with the link would.
  return {
    asked,
    answer: asked.audience === 'customer' ? answer : null,
    isAnswered: answer !== null,
    isDone: url.searchParams.has('done')
  };
};

/** Under what somebody's answers to a link are kept: the shop's own are one; null: a browser without a number yet. */
function respondentOf({ audience }: SurveyAsked, number: string | undefined): string | null {
  if (audience === 'shop') return '';
  if (number === undefined || !/^[\w-]{22}$/.test(number)) return null;
  return createHash('sha256').update(number).digest('hex').slice(0, 24);
}

/** A number by which this browser is told from others, kept in it. */
function newNumber(cookies: Cookies, { protocol }: URL): string {
  const number = randomBytes(16).toString('base64url');
  const maxAge = cookie.days * 24 * 3600;
  const { name, path } = cookie;
  cookies.set(name, number, { path, maxAge, secure: protocol === 'https:', sameSite: 'lax' });
  return number;
}

export const actions: Actions = {
  default: async (event) => {
    const { params, request, cookies, url } = event;
    const form = await request.formData();
    const field = (name: string) => String(form.get(name) ?? '');
    const given = { standing: field('standing'), reason: field('reason') };
    const refuse = (status: number, fault: SurveyFault | 'too_many' | 'over') =>
      fail(status, { ...given, fault });
    const mayGoOn = await mayAnswer(request.headers, event.getClientAddress());
    if (!mayGoOn) return refuse(429, 'too_many');
    const asked = await surveyAt(params.token);
    if (asked === null) return refuse(404, 'over');
    const answer = answerIn(asked.audience, given);
    if (typeof answer === 'string') return refuse(400, answer);
    const known = respondentOf(asked, cookies.get(cookie.name));
    const respondent = known ?? respondentOf(asked, newNumber(cookies, url)) ?? '';
    await answerBy(asked, respondent, answer);
    const search = new URLSearchParams(url.searchParams);
    search.set('done', '1');
    redirect(303, `${url.pathname}?${search}`);
  }
};
