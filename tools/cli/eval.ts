import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { evaluateCategory } from '#tools/eval/category.ts';
import type { Labelled } from '#tools/eval/words.ts';
import { report, table } from './output.ts';

const usage = `
Reads JSON lines with the fields title and label. Learns keywords for each label from the training titles, as a district keeps them for its
categories; the rule that suggests categories to dispatchers then classifies each test title. Without --test, the training file is evaluated in
five folds (row number modulo 5). Accuracy and F1 cover all rows: no suggestion counts as wrong; "answered" is the share with a suggestion.`;

export function register(command: Command): void {
  command
    .command('category')
    .description('Measure the suggested category on labelled titles')
    .requiredOption('--train <file>', 'labelled titles to learn from')
    .option('--test <file>', 'labelled titles to judge')
    .option('--json', 'end with one line of JSON: {"rows":n,"answered":r,"accuracy":r,"macroF1":r}')
    .addHelpText('after', usage)
    .action(category);
}

function readLabelled(file: string): Labelled[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return [];
      try {
        const { title, label } = JSON.parse(line) as { title?: unknown; label?: unknown };
        if (typeof title === 'string' && typeof label === 'string') return [{ text: title, label }];
      } catch {
        // told below, as a line without the fields is
      }
      throw new Error(`${file}, line ${i + 1}: expected a JSON object with the texts title and label`);
    });
}

function category(options: { train: string; test?: string; json?: boolean }): void {
  const quality = evaluateCategory(readLabelled(options.train), options.test === undefined ? null : readLabelled(options.test));
  const rounded = Object.fromEntries(Object.entries(quality).map(([name, value]) => [name, Number((value as number).toFixed(4))]));
  report(options.json === true, rounded, () => table(Object.entries(rounded).map(([name, value]) => [name, String(value)])));
}
