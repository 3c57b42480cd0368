const width = 720;
const height = 300;
const margin = { left: 48, right: 12, top: 12, bottom: 36 };
/** Steps that one point of the curve is the mean of. */
const smoothing = 20;

/** The losses of a training as a picture: the mean of each few steps. */
export function curveSvg(losses: readonly number[]): string {
  const points: [step: number, loss: number][] = [];
  for (let first = 0; first < losses.length; first += smoothing) {
    const held = losses.slice(first, first + smoothing);
    points.push([first + held.length / 2, held.reduce((sum, loss) => sum + loss, 0) / held.length]);
  }
  const top = Math.max(1e-9, ...points.map(([, loss]) => loss));
  const x = (step: number) =>
    margin.left + (step / Math.max(1, losses.length)) * (width - margin.left - margin.right);
  const y = (loss: number) => height - margin.bottom - (loss / top) * (height - margin.top - margin.bottom);
  const path = points.map(([step, loss]) => `${x(step).toFixed(1)},${y(loss).toFixed(1)}`).join(' ');
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const level = share * top;
    return `<line x1="${margin.left}" x2="${width - margin.right}" y1="${y(level).toFixed(1)}" y2="${y(level).toFixed(1)}" stroke="#ddd"/><text x="${margin.left - 6}" y="${(y(level) + 4).toFixed(1)}" text-anchor="end">${level.toFixed(2)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<title>Loss by step, means of ${smoothing}</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${ticks.join('\n')}
<polyline points="${path}" fill="none" stroke="#0a6" stroke-width="1.5"/>
<text x="${margin.left}" y="${height - 12}">step 0</text>
<text x="${width - margin.right}" y="${height - 12}" text-anchor="end">step ${losses.length}</text>
</svg>
`;
}
