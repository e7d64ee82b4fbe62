import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { decode, parseCsv, readBytes } from '#tools/areas/tables.ts';
import { evaluateCategory } from '#tools/eval/category.ts';
import { type Dispatched, evaluateDispatch } from '#tools/eval/dispatch.ts';
import { type Answered, evaluateKnowledge } from '#tools/eval/knowledge.ts';
import type { Labelled } from '#tools/eval/words.ts';
import { report, table } from './output.ts';

const usage = `
Reads JSON lines with the fields title and label. Learns keywords for each label from the training titles, as a district keeps them for its
categories; the rule that suggests categories to dispatchers then classifies each test title. Without --test, the training file is evaluated in
five folds (row number modulo 5). Accuracy and F1 cover all rows: no suggestion counts as wrong; "answered" is the share with a suggestion.`;

const usageOfDispatch = `
Reads CSV with the columns type, category, subcategory, street, community and handler, one row per case in order of time; others are not looked
at. Learns dispatch rules from the training cases – for a category in an area, who has it – and lets the engine's own choice dispatch the test
cases. Shares cover all test rows: undecided counts as wrong; top3 is the share with the rule's organisation or one of its two alternatives right.`;

const usageOfKnowledge = `
Reads JSON lines with the fields title, text and reply. The replies, without what they quote, are the answers of a knowledge base; the questions of every
second row are asked, and the reply that was really given is looked for among all. baseline: the share of pairs of characters in common.`;

export function register(command: Command): void {
  command
    .command('category')
    .description('Measure the suggested category on labelled titles')
    .requiredOption('--train <file>', 'labelled titles to learn from')
    .option('--test <file>', 'labelled titles to judge')
    .option('--json', 'end with one line of JSON: {"rows":n,"answered":r,"accuracy":r,"macroF1":r}')
    .addHelpText('after', usage)
    .action(category);
  command
    .command('dispatch')
    .description('Learn dispatch rules from past cases and measure them on later ones')
    .requiredOption('--train <file>', 'cases to learn from')
    .requiredOption('--test <file>', 'cases to judge')
    .option('--json', 'end with one line of JSON: {"test":n,"decided":n,"top1":r,"top3":r,"rules":n}')
    .addHelpText('after', usageOfDispatch)
    .action(dispatch);
  command
    .command('knowledge')
    .description('Measure whether suggested answers are those that were really given')
    .requiredOption('--file <file>', 'questions with their replies')
    .option('--json', 'end with one line of JSON: {"asked":n,"answers":n,"top1":r,"top3":r,"mrr":r,"baselineTop1":r,"baselineTop3":r}')
    .addHelpText('after', usageOfKnowledge)
    .action(knowledge);
}

function knowledge({ file, json }: { file: string; json?: boolean }): void {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i): Answered[] => {
      if (line.trim() === '') return [];
      const { title, text, reply } = JSON.parse(line) as Record<string, unknown>;
      if (typeof title === 'string' && typeof text === 'string' && typeof reply === 'string') return [{ title, text, reply }];
      throw new Error(`${file}, line ${i + 1}: expected a JSON object with the texts title, text and reply`);
    });
  const rounded = Object.fromEntries(Object.entries(evaluateKnowledge(rows)).map(([name, value]) => [name, Number(value.toFixed(4))]));
  report(json === true, rounded, () => table(Object.entries(rounded).map(([name, value]) => [name, String(value)])));
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

const levels = { categories: ['type', 'category', 'subcategory'], areas: ['street', 'community'] } as const;

function readDispatched(file: string): Dispatched[] {
  const [head, ...rows] = parseCsv(decode(readBytes(file)));
  const place = (name: string): number => {
    const at = head?.fields.indexOf(name) ?? -1;
    if (at < 0) throw new Error(`${file}: there is no column ${name}`);
    return at;
  };
  const [categories, areas, handler] = [levels.categories.map(place), levels.areas.map(place), place('handler')];
  return rows.map(({ row, fields }) => {
    const organisation = fields[handler];
    if (!organisation) throw new Error(`${file}, line ${row}: no handler`);
    return { categories: categories.map((at) => fields[at] ?? ''), areas: areas.map((at) => fields[at] ?? ''), organisation };
  });
}

function dispatch(options: { train: string; test: string; json?: boolean }): void {
  const { quality, errors } = evaluateDispatch(readDispatched(options.train), readDispatched(options.test));
  const rounded = Object.fromEntries(Object.entries(quality).map(([name, value]) => [name, Number((value as number).toFixed(4))]));
  report(options.json === true, rounded, () =>
    table(
      [
        ...Object.entries(rounded),
        ['wrong: handler never seen before', errors.newOrganisation],
        ['wrong: among the alternatives', errors.alternative],
        ['wrong: first time for this sub-category', errors.newForCategory],
        ['wrong: no rule', errors.undecided],
        ['wrong: another handler', errors.other],
      ].map(([name, value]) => [String(name), String(value)]),
    ),
  );
}
