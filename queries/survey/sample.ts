import type { Store } from '#queries/store.ts';
import { surveyWriter } from '#queries/survey/links.ts';
import answersText from './sample-answers.sql?raw';
import linksText from './sample-links.sql?raw';

/** Made-up links and answers of sample shops, the same for the same shops; nothing where the sample has been asked already. */
export async function sampleSurvey(store: Store): Promise<void> {
  const writer = await surveyWriter(store);
  await writer.commit((transaction) => transaction.run(linksText));
  await writer.commit((transaction) => transaction.run(answersText));
}
