interface Course {
  readonly studio: readonly number[];
  readonly peer: readonly number[];
}

const [WIDTH, HEIGHT, MARGIN] = [720, 320, 44];

/** Losses of both programs over the steps as an SVG, each point the mean of `smooth` steps: ours whole, the other dashed. */
export function drawCurves(courses: readonly Course[], smooth: number): string {
  const smoothed = courses.map(({ studio, peer }) => ({ studio: means(studio, smooth), peer: means(peer, smooth) }));
  const most = Math.max(...smoothed.flatMap(({ studio, peer }) => [...studio, ...peer]));
  const points = Math.max(...smoothed.map(({ studio }) => studio.length));
  const x = (k: number) => MARGIN + (k / Math.max(1, points - 1)) * (WIDTH - 2 * MARGIN);
  const y = (loss: number) => HEIGHT - MARGIN - (loss / most) * (HEIGHT - 2 * MARGIN);
  const line = (values: readonly number[], style: string) =>
    `<polyline fill="none" ${style} points="${values.map((value, k) => `${x(k).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}"/>`;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const [step, loss] = [Math.round(share * points * smooth), share * most];
    return [
      `<text x="${x(share * (points - 1)).toFixed(1)}" y="${HEIGHT - MARGIN + 18}" text-anchor="middle">${step}</text>`,
      `<text x="${MARGIN - 8}" y="${(y(loss) + 4).toFixed(1)}" text-anchor="end">${loss.toFixed(2)}</text>`,
      `<line x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${y(loss).toFixed(1)}" y2="${y(loss).toFixed(1)}" stroke="#ddd"/>`,
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11" fill="#444">`,
    '<title>Loss over steps: the studio and PyTorch</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...ticks,
    ...smoothed.flatMap(({ studio, peer }) => [
      line(studio, 'stroke="#b85f14" stroke-width="1.6"'),
      line(peer, 'stroke="#2c6fad" stroke-width="1.6" stroke-dasharray="5 4"'),
    ]),
    `<text x="${WIDTH / 2}" y="${HEIGHT - 8}" text-anchor="middle">step</text>`,
    `<text x="${MARGIN}" y="20">loss, mean of ${smooth} steps: studio (whole) and PyTorch (dashed), ${courses.length} seeds</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function means(values: readonly number[], smooth: number): number[] {
  return Array.from({ length: Math.floor(values.length / smooth) }, (_, k) => {
    const part = values.slice(k * smooth, (k + 1) * smooth);
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
}
