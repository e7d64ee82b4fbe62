import type { Check, Finding } from '#kernel/check.ts';
import { documentKey } from '#kernel/files/keys.ts';
import { sha256 } from '#kernel/hash.ts';

interface Archived extends Record<string, unknown> {
  readonly jurisdiction: string;
  readonly code: string;
  readonly title: string;
  readonly file: string | null;
  readonly sha256: string;
}
/** Bundles that a finding names. */
const named = 5;

/** Whether the bundles of archived assemblies still are those of their digests. */
const check: Check = async (owner, { content }) => {
  if (!content) return [];
  const { rows } = await owner.query<Archived>(
    `select a.jurisdiction_id as jurisdiction, j.code, a.title, a.archive_file as file, a.archive_sha256 as sha256
     from assemblies a join jurisdictions j on j.id = a.jurisdiction_id where a.state = 'archived' order by j.code, a.archived_on, a.id`,
  );
  if (rows.length === 0) return [];
  const damaged: string[] = [];
  let kept = 0;
  for (const one of rows) {
    if (one.file === null) continue;
    kept += 1;
    const bytes = await content(documentKey(one.jurisdiction, one.file));
    if (bytes === null) damaged.push(`${one.code} ${one.title} (missing)`);
    else if (sha256(Buffer.from(bytes)).toString('hex') !== one.sha256) damaged.push(`${one.code} ${one.title} (changed)`);
  }
  const finding: Pick<Finding, 'check'> = { check: 'archived assemblies' };
  if (damaged.length > 0)
    return [
      {
        ...finding,
        state: 'fail',
        detail: `${damaged.length} of ${kept} bundles do not match their digest: ${damaged.slice(0, named).join(', ')}`,
        advice: 'Restore the folder files from a backup of a day after they were archived, and look for who or what changes it.',
      },
    ];
  const before = rows.length - kept;
  return [
    {
      ...finding,
      state: 'ok',
      detail: `${kept} bundles match their digests${before > 0 ? `; ${before} archived before bundles were kept are made anew when taken` : ''}`,
      advice: '',
    },
  ];
};
export default check;
