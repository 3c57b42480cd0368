const width = 720;
const height = 360;
const margin = { left: 64, right: 176, top: 34, bottom: 44 };
const colours = ['#0a6', '#06c', '#c50', '#83c', '#a00', '#666'];

/** One line of a picture: its points by size of the corpus. */
interface Series {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Plot {
  readonly title: string;
  /** What is along either axis, with its unit. */
  readonly x: string;
  readonly y: string;
  readonly series: readonly Series[];
}

/** A picture with both axes logarithmic, as SVG. Points that are not above 0 are left out. */
export function plotSvg({ title, x, y, series }: Plot): string {
  const drawn = series.map(({ name, points }) => ({
    name,
    points: points.filter((point) => point.x > 0 && point.y > 0),
  }));
  const all = drawn.flatMap(({ points }) => points);
  const across = decades(all.map((point) => point.x));
  const up = decades(all.map((point) => point.y));
  const [inner, tall] = [width - margin.left - margin.right, height - margin.top - margin.bottom];
  const placeX = (value: number) => margin.left + share(value, across) * inner;
  const placeY = (value: number) => height - margin.bottom - share(value, up) * tall;
  const vertical = across.map(
    (power) =>
      `<line x1="${at(placeX(10 ** power))}" x2="${at(placeX(10 ** power))}" y1="${margin.top}" y2="${height - margin.bottom}" stroke="#ddd"/><text x="${at(placeX(10 ** power))}" y="${height - margin.bottom + 16}" text-anchor="middle">${shown(power)}</text>`,
  );
  const horizontal = up.map(
    (power) =>
      `<line x1="${margin.left}" x2="${width - margin.right}" y1="${at(placeY(10 ** power))}" y2="${at(placeY(10 ** power))}" stroke="#ddd"/><text x="${margin.left - 6}" y="${at(placeY(10 ** power) + 4)}" text-anchor="end">${shown(power)}</text>`,
  );
  const lines = drawn.map(({ name, points }, place) => {
    const colour = colours[place % colours.length];
    const path = points.map((point) => `${at(placeX(point.x))},${at(placeY(point.y))}`).join(' ');
    const dots = points.map(
      (point) => `<circle cx="${at(placeX(point.x))}" cy="${at(placeY(point.y))}" r="3" fill="${colour}"/>`,
    );
    const legend = `<text x="${width - margin.right + 12}" y="${margin.top + 12 + 18 * place}" fill="${colour}">${escaped(name)}</text>`;
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="1.5"/>${dots.join('')}${legend}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${[...vertical, ...horizontal, ...lines].join('\n')}
<text x="${margin.left}" y="20">${escaped(y)}</text>
<text x="${width - margin.right}" y="${height - 8}" text-anchor="end">${escaped(x)}</text>
</svg>
`;
}

/** The powers of ten from below the least value to above the greatest. */
function decades(values: readonly number[]): number[] {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
}

const share = (value: number, powers: readonly number[]): number =>
  (Math.log10(value) - (powers[0] as number)) / ((powers.at(-1) as number) - (powers[0] as number));

const at = (place: number): string => place.toFixed(1);

const shown = (power: number): string =>
  power >= 0 ? (10 ** power).toLocaleString('en') : (10 ** power).toFixed(-power);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
