// A process that does what no start can do without: it loads both packages and the model, and embeds one text.
import hnswlib from 'hnswlib-node';
import { loadBareModel } from './bare-model.js';

const [, , modelDir = '', model = '', text = ''] = process.argv;
const graph = new hnswlib.HierarchicalNSW('cosine', 2);
const embed = await loadBareModel(modelDir, model);
process.stdout.write(`${(await embed(text)).length} ${graph.getNumDimensions()}\n`);
