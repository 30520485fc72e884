import type { Words } from '#lib/charts/define.ts';
import { isHidden } from '#lib/charts/define.ts';
import type { OnlineShares } from '#lib/charts/online-shares.ts';
import {
  areComparable,
  drawable,
  peakOf,
  shareText,
  isTelling,
  type Peak,
  type Value
} from '#lib/charts/rows.ts';

/** The page in one sentence, and why. `why` is one paragraph of sentences. */
export type Story = { headline: string; why: string };

/** What the story is told from. `base`: the online share a year before the widest gap. `span`: the days with data, as text. */
export type StoryInput = {
  shares: OnlineShares;
  base: Value;
  online_revenue: Value & { currency: string | null };
  span: string;
};

/** The most telling thing the data allow to say, from the widest gap down to nothing at all. */
export function storyOf(input: StoryInput, words: Words): Story {
  const peak = peakOf(drawable(input.shares.rows));
  if (peak !== null && isTelling(peak)) return gapStory(peak, input.base, words);
  const { online_share: current, online_share_of_usual: usual, recovery } = input.shares.total;
  const { story } = words.text;
  const read = { current: shareText(current, words), usual: shareText(usual, words) };
  if (areComparable(current, usual))
    return {
      headline: story.level({ dates: '', ...read }),
      why: levelWhy(recovery, words)
    };
  if (current.value !== null && usual.value !== null)
    return {
      headline: story.noUsual(read),
      why: story.uneven({
        usual: read.usual,
        coverage: words.format.percent(usual.coverage ?? 0, 0)
      })
    };
  const { online_revenue: online } = input;
  if (current.value === 1 && online.value !== null && online.currency !== null)
    return {
      headline: story.allOnline({ money: words.format.moneyShort(online.value, online.currency) }),
      why: story.allOnlineWhy
    };
  if (current.value !== null)
    return { headline: story.noUsual(read), why: isHidden(usual.status) ? '' : story.noUsualWhy };
  if (usual.value !== null) return { headline: story.onlyUsual(read), why: '' };
  return poorStory(input, words);
}

function levelWhy(recovery: Value, words: Words): string {
  const { story } = words.text;
  if (recovery.value === null) return '';
  const read = { recovery: shareText(recovery, words) };
  if (recovery.value > 1.08) return story.levelMore(read);
  return recovery.value < 0.92 ? story.levelLess(read) : story.levelWhy(read);
}

function poorStory({ shares, online_revenue: online, span }: StoryInput, words: Words): Story {
  const { story } = words.text;
  if (online.value !== null && online.currency !== null)
    return {
      headline: story.onlineOnly({ money: words.format.moneyShort(online.value, online.currency) }),
      why: isHidden(shares.total.online_share.status) ? story.suppressedWhy : story.onlineOnlyWhy
    };
  const hidden = [...Object.values(shares.total), online].some(({ status }) => isHidden(status));
  return hidden
    ? { headline: story.suppressed, why: story.suppressedWhy }
    : { headline: story.nothing, why: story.nothingWhy(span) };
}

function gapStory(peak: Peak, base: Value, words: Words): Story {
  const { text, format } = words;
  const { row } = peak;
  const headline = text.story.gap({
    when: format.inPeriod(row.period, row.from),
    current: shareText(row.online_share, words),
    usual: shareText(row.online_share_of_usual, words)
  });
  const points = roundedPoints(peak.current, peak.usual);
  const why =
    peak.recovery === null
      ? ''
      : text.story.gapWhy({
          points: inPoints(points, words),
          recovery: shareText(row.recovery, words)
        });
  if (base.value === null || base.value >= peak.usual) return { headline, why };
  const share = text.story.gapShare({
    when: '',
    base: shareText(base, words),
    jump: inPoints(roundedPoints(peak.current, base.value), words),
    real: format.points(roundedPoints(peak.usual, base.value)),
    lost: format.points(points)
  });
  return { headline, why: `${why} ${share}` };
}

/** A difference of two shares as the reader would compute it from the printed tenths of a point. */
const roundedPoints = (a: number, b: number): number =>
  (Math.round(a * 1000) - Math.round(b * 1000)) / 1000;

const inPoints = (difference: number, { text, format }: Words): string =>
  text.figures.points(format.points(difference), difference);
