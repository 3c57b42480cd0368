import type { ReindexReport } from '../../assistant.ts';
import { own, type Paragraph, paragraph } from '../layout/paragraph.ts';

/** What a reindexing did. */
export function reindexView(report: ReindexReport): Paragraph[] {
  const { generation, documents, passages, added, changed, removed, reused, seconds } = report;
  const { total, ...stages } = seconds;
  const times = Object.entries(stages).map(([stage, time]) => `${stage} ${time.toFixed(2)} s`);
  return [
    paragraph('en', own(`Generation ${generation} is live.`, 'heading')),
    paragraph('en', own(`Reports ${documents}, passages ${passages}:`)),
    paragraph('en', own(`${added} added, ${changed} changed, ${removed} removed, ${reused} reused.`)),
    paragraph('en', own(`It took ${total.toFixed(2)} s (${times.join(', ')}).`, 'quiet')),
  ];
}
