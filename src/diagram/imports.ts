import path from 'node:path';

/** A file by its path from the repository's folder, with slashes, and what stands in it. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** The parts of the program, each with the parts that its files import. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

const relativeImport = /(?:\bfrom|\bimport\()\s*'(\.[^']+)'/g;

/** The files that stand in `src` itself wire the others together. */
const wiring = 'assistant';

/** The part that a file belongs to: a folder of `src`, the files in `src` itself, `scripts` or `loopback`. */
export function partOf(file: string): string {
  const [top = '', next = '', ...deeper] = file.split('/');
  if (top !== 'src') return top;
  return deeper.length > 0 ? next : wiring;
}

/** Reads which parts import which, types and dynamic imports included. */
export function importGraph(files: readonly SourceFile[]): ImportGraph {
  const graph = new Map<string, Set<string>>();
  for (const { file, text } of files) {
    const part = partOf(file);
    const imported = graph.get(part) ?? new Set();
    graph.set(part, imported);
    for (const [, target = ''] of text.matchAll(relativeImport)) {
      const other = partOf(path.posix.join(path.posix.dirname(file), target));
      if (other !== part) imported.add(other);
    }
  }
  return graph;
}

/** Whether a part imports another, itself or by way of others; a part with a way back to itself is in a circle. */
function reaches(graph: ImportGraph, from: string, to: string, without: string | null = null): boolean {
  const seen = new Set<string>();
  const ahead = [...(graph.get(from) ?? [])].filter((part) => part !== without);
  for (let part = ahead.pop(); part !== undefined; part = ahead.pop()) {
    if (part === to) return true;
    if (seen.has(part)) continue;
    seen.add(part);
    ahead.push(...(graph.get(part) ?? []));
  }
  return false;
}

/** Parts that import themselves by way of others, of which there should be none. */
export const inCircles = (graph: ImportGraph): string[] =>
  [...graph.keys()].filter((part) => reaches(graph, part, part)).sort();

/**
 * The graph as a Mermaid flowchart, what imports above what is imported. An arrow that follows from others is left out
 * (the transitive reduction of Aho, Garey and Ullman, 1972), which is one graph only where there are no circles.
 */
export function mermaid(graph: ImportGraph): string {
  const parts = [...graph.keys()].sort();
  const arrows = parts.flatMap((part) =>
    [...(graph.get(part) ?? [])]
      .sort()
      .filter((imported) => graph.has(imported) && !reaches(graph, part, imported, imported))
      .map((imported) => `  ${part} --> ${imported}`),
  );
  const nodes = parts.map((part) => `  ${part}["${part === wiring ? 'src/*.ts' : part}"]`);
  return ['flowchart TD', ...nodes, ...arrows].join('\n');
}

const begin = '<!-- imports: npm run diagram -->';
const end = '<!-- /imports -->';

/** A page with the diagram between its marks. Throws where it has none. */
export function withDiagram(page: string, graph: ImportGraph): string {
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`The page has no '${begin}' followed by '${end}'.`);
  return `${before}${begin}\n\n\`\`\`mermaid\n${mermaid(graph)}\n\`\`\`\n\n${end}${after}`;
}
