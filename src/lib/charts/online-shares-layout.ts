import type { DrawContext, Variant } from '#lib/charts/define.ts';
import type { OnlineShares } from '#lib/charts/online-shares.ts';
import type { SharesRow } from '#lib/charts/rows.ts';
import { shareTicks } from '#lib/charts/ticks.ts';
import { daysBetween } from '#model/calendar.ts';

/** Where the two panels lie, px. `shares` and `recovery` are the plots without margins; recovery null without data. */
export type Layout = {
  width: number;
  height: number;
  left: number;
  right: number;
  shares: { top: number; height: number };
  recovery: { top: number; height: number } | null;
};

const natural = {
  wide: { width: 760, left: 46, right: 158, top: 54, shares: 290, gap: 46, recovery: 92 },
  narrow: { width: 340, left: 44, right: 14, top: 88, shares: 220, gap: 46, recovery: 74 }
} as const;
/** Room of the time axis under a plot, px. */
export const axisHeight = 40;

/** The layout at a variant's natural size, or stretched to a given one (heights keep their proportions). */
export function sharesLayout(
  data: OnlineShares,
  variant: Variant,
  size?: { width: number; height: number }
): Layout {
  const n = natural[variant];
  const hasRecovery = data.rows.some(({ recovery }) => recovery.value !== null);
  const fixed = n.top + axisHeight + (hasRecovery ? n.gap : 0);
  const naturalPlots = n.shares + (hasRecovery ? n.recovery : 0);
  const height = size?.height ?? fixed + naturalPlots;
  const scale = (height - fixed) / naturalPlots;
  const shares = { top: n.top, height: n.shares * scale };
  return {
    width: size?.width ?? n.width,
    height,
    left: n.left,
    right: n.right,
    shares,
    recovery: hasRecovery
      ? { top: shares.top + shares.height + n.gap, height: n.recovery * scale }
      : null
  };
}

type Sized = Pick<DrawContext, 'variant' | 'width' | 'height'>;

/** A row's place in px of the drawing. */
export function xOfRow(data: OnlineShares, row: SharesRow, context: Sized): number {
  const { left, right, width } = sharesLayout(data, context.variant, context);
  const days = daysBetween(data.from, data.until);
  const at = (daysBetween(data.from, row.from) + daysBetween(data.from, row.until)) / 2;
  return left + (at / days) * (width - left - right);
}

/** The height of a row's share of current revenue (of usual turnover when it has none), px of the drawing. */
export function yOfShare(data: OnlineShares, row: SharesRow, context: Sized): number {
  const { shares } = sharesLayout(data, context.variant, context);
  const value = row.online_share.value ?? row.online_share_of_usual.value ?? 0;
  return shares.top + shares.height * (1 - value / topOfShares(data));
}

/** The top of the share axis. Ratio. */
export const topOfShares = (data: OnlineShares): number => {
  const values = data.rows.flatMap((row) => [
    row.online_share.value ?? 0,
    row.online_share_of_usual.value ?? 0
  ]);
  const widest = Math.max(0.01, ...values);
  return shareTicks(widest <= 1 ? Math.min(1, widest * 1.08) : widest * 1.08, 4).at(-1) ?? 1;
};
