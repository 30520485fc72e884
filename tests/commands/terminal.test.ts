import { describe, expect, test } from 'vitest';
import { progressText, Terminal } from '#commands/runner/terminal.ts';

function printed(rewritable: boolean, quiet = false) {
  let now = 0;
  let text = '';
  const streams = {
    out: (more: string) => (text += more),
    err: (more: string) => (text += more),
    rewritable
  };
  const terminal = new Terminal(streams, quiet, () => now);
  return { terminal, at: (ms: number) => (now = ms), text: () => text };
}

describe('progress', () => {
  test('says count, rate and time left', () => {
    expect(progressText({ what: 'orders', done: 120_000, total: 1_000_000 }, 120_000, 2000)).toBe(
      'orders: 120 000 of 1 000 000, 60 000/s, 15 s left'
    );
  });

  test('says only the count when the end is unknown and the clock has hardly moved', () => {
    expect(progressText({ what: 'rows', done: 12, total: null }, 12, 10)).toBe('rows: 12');
  });

  test('writes long times in minutes and hours', () => {
    const left = (done: number) => progressText({ what: 'rows', done, total: 9000 }, done, 1000);
    expect(left(100)).toBe('rows: 100 of 9 000, 100/s, 1 min 29 s left');
    expect(left(1)).toBe('rows: 1 of 9 000, 1/s, 2 h 29 min left');
  });

  test('is one line written over on a terminal, gone before the next line', () => {
    const { terminal, at, text } = printed(true);
    terminal.progress({ what: 'rows', done: 1, total: 3 });
    at(50);
    terminal.progress({ what: 'rows', done: 2, total: 3 }); // too soon after the first
    at(100);
    terminal.progress({ what: 'rows', done: 3, total: 3 });
    terminal.out('done');
    expect(text()).toBe('\r\u001b[2Krows: 1 of 3\r\u001b[2Krows: 3 of 3\r\u001b[2Kdone\n');
  });

  test('is a line for each new thing and then every three seconds where there is no terminal', () => {
    const { terminal, at, text } = printed(false);
    for (const second of [0, 1, 2, 3, 4, 5, 6, 7]) {
      at(second * 1000);
      terminal.progress({ what: 'rows', done: second * 10, total: 100 });
    }
    terminal.progress({ what: 'cells', done: 0, total: null });
    expect(text()).toBe(
      'rows: 0 of 100\nrows: 30 of 100, 10/s, 7 s left\nrows: 60 of 100, 10/s, 4 s left\ncells …\n'
    );
  });

  test('stays away from a machine that reads JSON', () => {
    const { terminal, at, text } = printed(false, true);
    terminal.progress({ what: 'rows', done: 0, total: 100 });
    at(60_000);
    terminal.progress({ what: 'rows', done: 50, total: 100 });
    expect(text()).toBe('');
  });
});
