// Plots for docs/performance.md, as SVG: for each scenario a panel with a bar for each contender.

const WIDTH = 760;
const NAMES_WIDTH = 230;
const BARS_WIDTH = 400;
const LINE = 22;
const TITLE = 40;
const GAP = 16;

const COLOURS = { floor: '#8a8f98', 'one-window': '#1f6feb' };
const PEER = '#d29922';

/** A panel for each scenario, whose bars begin at 0 and whose longest is as long as there is room. */
export function barsPlot({ title, rows, scenarios, value, text }) {
  let top = TITLE;
  const panels = scenarios.map((scenario) => {
    const own = rows.filter((row) => row.scenario === scenario).toSorted((a, b) => value(a) - value(b));
    const drawn = panel({ scenario, own, value, text, top });
    top += (own.length + 1) * LINE + GAP;
    return drawn;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img" aria-label="${title}" font-family="system-ui, sans-serif" font-size="13">
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="8" y="24" font-size="16" font-weight="600">${title}</text>
${panels.join('\n')}
</svg>
`;
}

function panel({ scenario, own, value, text, top }) {
  const most = Math.max(...own.map(value));
  const bars = own.map((row, index) => {
    const y = top + (index + 1) * LINE;
    const width = Math.max(1, (value(row) / most) * BARS_WIDTH).toFixed(1);
    return [
      `<text x="${NAMES_WIDTH - 8}" y="${y + 13}" text-anchor="end">${row.contender}</text>`,
      `<rect x="${NAMES_WIDTH}" y="${y}" width="${width}" height="${LINE - 6}" fill="${COLOURS[row.contender] ?? PEER}"/>`,
      `<text x="${(NAMES_WIDTH + Number(width) + 6).toFixed(1)}" y="${y + 13}">${text(row)}</text>`,
    ].join('\n');
  });
  return `<text x="8" y="${top + 14}" font-weight="600">${scenario}</text>\n${bars.join('\n')}`;
}
