import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { progressView } from '../../../main/cli/progressView.ts';

const at = (value: number) => ({
  value,
  title: 'Rendering',
  done: value * 1000,
  total: 1000,
  rate: 2,
  unit: 'frames',
  secondsLeft: 500 * (1 - value),
});

function view(terminal: { isTTY?: boolean; columns?: number }) {
  const stream = Object.assign(new PassThrough(), terminal);
  let written = '';
  stream.on('data', (text) => {
    written += text;
  });
  return { ...progressView(stream), written: () => written };
}

describe('progress in a terminal', () => {
  it('rewrites one line, no wider than the terminal, and leaves none behind', () => {
    const { show, end, written } = view({ isTTY: true, columns: 60 });
    for (let n = 0; n <= 1000; n++) show(at(n / 1000));
    expect(written()).not.toContain('\n');
    expect(written()).toContain('left');
    for (const line of written().split('\r\u001b[K')) expect(line.length).toBeLessThan(60);
    end();
    expect(written().endsWith('\r\u001b[K')).toBe(true);
  });

  it('clears the line for other words and draws it again', () => {
    const { show, interrupt, written } = view({ isTTY: true, columns: 80 });
    show(at(0.5));
    interrupt(() => {});
    expect(written().endsWith('left')).toBe(true);
  });

  it('writes a line for each tenth where nobody watches', () => {
    const { show, written } = view({});
    for (let n = 0; n <= 1000; n++) show(at(n / 1000));
    expect(written().trim().split('\n')).toHaveLength(11);
    expect(written()).toContain('50 % · Rendering · 2.00 frames/s · 4 min left');
  });
});
