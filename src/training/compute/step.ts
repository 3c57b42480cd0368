import type { Arena } from './arena.ts';
import { type Batch, fillBatch } from './batch.ts';
import type { Team } from './team.ts';

/**
 * The contrastive loss of a batch, both ways (symmetric InfoNCE; van den Oord et al. 2018, Radford et al. 2021): the mean
 * over pairs of the surprise at a query's passage among all passages, and at a passage's query among all queries.
 */
export function lossOf(team: Team, batch: Batch, temperature: number): number {
  fillBatch(team.arena, batch);
  team.arena.settings[0] = temperature;
  team.run('embed');
  team.run('compare');
  team.run('sumExponentials');
  return meanLoss(team.arena);
}

/** Computes the loss and goes one step of Adam down from it. */
export function trainStep(
  team: Team,
  batch: Batch,
  temperature: number,
  rate: number,
  scaleRate: number,
): number {
  const loss = lossOf(team, batch, temperature);
  team.arena.settings[1] = rate;
  team.arena.settings[2] = scaleRate;
  team.run('differentiate');
  team.run('propagate');
  team.run('update');
  return loss;
}

function meanLoss({ scores, queryLogs, passageLogs, counts, settings }: Arena): number {
  const [queries = 0, passages = 0] = counts;
  const temperature = settings[0] as number;
  let sum = 0;
  for (let query = 0; query < queries; query++) {
    const logit = ((scores[query * passages + query] as number) - 1) / temperature;
    sum += (queryLogs[query] as number) + (passageLogs[query] as number) - 2 * logit;
  }
  return sum / (2 * queries);
}
