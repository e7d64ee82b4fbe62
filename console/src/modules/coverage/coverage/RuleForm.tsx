import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageRule, CoverageRuleBook } from '#contract/coverage/api.ts';
import { call, endpoints, isRefusal, wordsFor } from '../../../app/api.ts';
import { type Typed, useSlot, useTyped } from '../../../app/kept.ts';
import { asked, once, sendingWords, useSend } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { LeftBar } from '../../../components/LeftBar.tsx';
import { newRule, plain, problemIn, type Rule } from './drafts.ts';
import { RuleFields } from './RuleFields.tsx';

const key = ['coverage', 'rules'];

/** The rules of the jurisdiction; changed all together, and taken back with one press. */
export const RuleForm = ({ onSaved }: { onSaved?: () => void }) => {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(endpoints.coverage.getCoverageRules, {}, signal),
    // what somebody is changing must not be replaced under the hands
    staleTime: Infinity,
  });
  if (isPending) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (!data) return <Broken error={error} reset={() => void refetch()} />;
  return (
    <>
      <p className="soft rule-lead">{t(data.mayEdit ? 'coverage:rulesLead' : 'coverage:edit.readOnly')}</p>
      <Book key={data.version} book={data} {...(onSaved ? { onSaved } : {})} />
    </>
  );
};

interface Props {
  book: CoverageRuleBook;
  onSaved?: () => void;
}

/** What was typed belongs to a version of the rules: on another it is offered. */
interface Held {
  version: number;
  rules: Rule[];
}

const Book = (props: Props) => {
  const { t } = useTranslation();
  const slot = useSlot('coverage.rules');
  const typed = useTyped<Held>(slot, { version: props.book.version, rules: props.book.rules }, t('coverage:edit.title'));
  return (
    <>
      {props.book.mayEdit && <LeftBar typed={typed} />}
      <Fields key={typed.round} {...props} typed={typed} />
    </>
  );
};

const Fields = ({ book, onSaved, typed }: Props & { typed: Typed<Held> }) => {
  const { t } = useTranslation();
  const slot = useSlot('coverage.rules');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [rules, setRules] = useState<Rule[]>(typed.start.rules);
  const [tried, setTried] = useState(false);
  const { measures, mayEdit } = book;
  const keep = (saved: CoverageRuleBook): void => {
    client.setQueryData(key, saved);
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'coverage' && queryKey[1] !== 'rules' });
    void client.invalidateQueries({ queryKey: ['definitions', 'coverage.rules'] });
  };
  const put = (version: number, next: CoverageRule[]) => asked(endpoints.coverage.setCoverageRules, { body: { version, rules: next } });
  const undo = (saved: CoverageRuleBook): void => {
    once(slot, { undo: saved.version }, () => put(saved.version, book.rules.map(plain))).then(
      ({ answer }) => {
        keep(answer);
        void message.success(t('coverage:edit.undone'));
      },
      (failure: unknown) => void message.error(wordsFor(failure)),
    );
  };
  const save = useSend({
    slot,
    request: (next: CoverageRule[]) => put(book.version, next),
    onDone: (saved, _, earlier) => {
      if (!earlier) typed.done();
      keep(saved);
      const told = `coverage-${saved.version}`;
      void message.success({
        key: told,
        duration: 15,
        content: (
          <>
            {t('coverage:edit.saved')}{' '}
            <button
              type="button"
              className="plain-link"
              onClick={() => {
                message.destroy(told);
                undo(saved);
              }}
            >
              {t('coverage:edit.undo')}
            </button>
          </>
        ),
      });
      onSaved?.();
    },
  });
  const problems = rules.map((rule) => problemIn(rule, measures));
  const changed = JSON.stringify(rules) !== JSON.stringify(book.rules);
  const { hold } = typed;
  const { reset } = save;
  useEffect(() => {
    hold(changed ? { version: book.version, rules } : null);
    reset();
  }, [rules, changed, hold, reset, book.version]);
  return (
    <form
      className="rule-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (problems.every((one) => one === null)) save.send(rules.map(plain));
      }}
    >
      {rules.map((rule, at) => (
        <RuleFields
          key={rule.code}
          rule={rule}
          measures={measures}
          disabled={!mayEdit}
          problem={tried ? (problems[at] ?? null) : null}
          onChange={(next) => setRules(rules.map((one, i) => (i === at ? { ...one, ...next } : one)))}
          onRemove={() => setRules(rules.filter((_, i) => i !== at))}
        />
      ))}
      {save.error && (
        <Alert
          type="error"
          title={sendingWords(save.error)}
          action={
            isRefusal(save.error, 'coverage.rules_changed') && (
              <Button size="small" onClick={() => void client.refetchQueries({ queryKey: key })}>
                {t('coverage:edit.reload')}
              </Button>
            )
          }
        />
      )}
      {mayEdit && (
        <div className="form-end rule-form-end">
          <Button onClick={() => setRules([...rules, newRule(rules, measures)])}>{t('coverage:edit.add')}</Button>
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!changed}>
            {t('coverage:edit.save')}
          </Button>
        </div>
      )}
    </form>
  );
};
