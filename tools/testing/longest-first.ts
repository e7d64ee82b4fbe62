import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take as long as many others, though some of them are short. */
const longest = ['e2e/pages.test.ts', 'e2e/toy-module.test.ts', 'e2e/fault/fault.test.ts'];
const isLongest = ({ moduleId }: TestSpecification): number => Number(longest.some((file) => moduleId.endsWith(`/${file}`)));
const groupOf = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;

/**
 * The usual order – by how long files took before, where nothing is known of that by their size – but for those known to be long: they begin first, so
 * that no worker is left alone with one while the others have nothing more to do.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted((a, b) => groupOf(a) - groupOf(b) || isLongest(b) - isLongest(a));
  }
}
