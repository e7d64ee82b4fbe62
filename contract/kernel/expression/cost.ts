import type { ASTNode } from '@marcbachmann/cel-js';

/** Entries a list may have whose length the text does not tell; longer ones are refused when it is evaluated. */
export const longestList = 100;
/** Steps that looking through a text is counted as. */
const textSteps = 8;
const comprehensions = new Set(['exists', 'all', 'exists_one', 'filter', 'map']);

const sizeOf = (node: ASTNode): number => {
  switch (node.op) {
    case 'list':
      return node.args.length;
    case 'rcall':
      return comprehensions.has(node.args[0]) ? sizeOf(node.args[1]) : longestList;
    case '+':
      return sizeOf(node.args[0]) + sizeOf(node.args[1]);
    case '?:':
      return Math.max(sizeOf(node.args[1]), sizeOf(node.args[2]));
    default:
      return longestList;
  }
};

/** Steps one evaluation takes at most: what stands inside a comprehension counts for each entry of its list. */
export const costOf = (node: ASTNode): number => {
  const sum = (nodes: readonly ASTNode[]): number => nodes.reduce((n, one) => n + costOf(one), 0);
  switch (node.op) {
    case 'value':
    case 'id':
      return 1;
    case 'list':
      return 1 + sum(node.args);
    case '!_':
    case '-_':
      return 1 + costOf(node.args);
    case 'call':
      return textSteps + sum(node.args[1]);
    case 'rcall': {
      const [name, receiver, args] = node.args;
      if (comprehensions.has(name)) return 1 + costOf(receiver) + sizeOf(receiver) * (1 + sum(args.slice(1)));
      const searched = name === 'containsAny' ? textSteps * sizeOf(args[0] as ASTNode) : textSteps;
      return searched + costOf(receiver) + sum(args);
    }
    case 'in':
      return 1 + costOf(node.args[0]) + costOf(node.args[1]) + sizeOf(node.args[1]);
    default:
      return 1 + sum(node.args as readonly ASTNode[]);
  }
};
