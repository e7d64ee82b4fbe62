export type { KeptAnswers } from './answers.ts';
export {
  compareSecrets,
  contentHash,
  genesis,
  type Link,
  linkHash,
  reportDigest,
} from './chain.ts';
