import type { ReactNode } from 'react';
import type { Category } from '#contract/cases/api.ts';
import type { Draft } from '../../../store/database.ts';
import { Perhaps } from '../../knowledge/perhaps.tsx';
import { Alike } from './alike.tsx';

/** Words by which people ask rather than report. */
const asking = /[?？吗]|怎么|如何|哪里|什么|多少|咨询|请问|能不能|可不可以|是否|要不要|条件|材料|流程/;

/** What may spare somebody the report: an answer that is there already, or – for who is signed in and says where – the same matter nearby. */
export const Hints = ({
  draft,
  signedIn,
  categories,
}: {
  draft: Draft;
  signedIn: boolean;
  categories: { readonly items: readonly Category[] } | undefined;
}): ReactNode => {
  const enquires = categories?.items.some(({ code, kind }) => code === draft.categoryCode && kind === 'enquiry') ?? false;
  return (
    <>
      {(enquires || asking.test(draft.text)) && <Perhaps draft={draft} />}
      {signedIn && draft.place && <Alike draft={draft} place={draft.place} />}
    </>
  );
};
