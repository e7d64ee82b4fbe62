import { Button, Form } from 'antd';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isDefinite } from '#client/attempt.ts';
import type { Slot } from '#client/kept.ts';
import { useSlot, useTyped } from '../app/kept.ts';
import { type Asked, sendingWords, useSend } from '../app/send.ts';
import { LeftBar } from './LeftBar.tsx';
import '../styles/form.css';

interface Props<V, R> {
  /** The kind of form and the thing it is about: under them what was typed is kept. */
  keep: string;
  subject?: string;
  /** What the form is called where what was left of it is listed. */
  title: string;
  initial?: Partial<V>;
  /** Fields that are never kept, e.g. a password. */
  secret?: readonly (keyof V & string)[];
  request: (values: V) => Asked<R>;
  onDone: (answer: R, values: V) => void;
  /** A second button that sends too: what it says, and what comes after it in the place of `onDone`. */
  more?: { submit: string; onDone: (answer: R, values: V) => void } | undefined;
  onFailed?: (error: Error) => void;
  onCancel?: () => void;
  /** The words on the button. */
  submit: string;
  disabled?: boolean;
  /** Enter alone sends, since the form usually needs nothing more. */
  ready?: boolean;
  large?: boolean;
  className?: string;
  endClassName?: string;
  /** Beside the buttons. */
  hint?: ReactNode;
  /** A refusal is not told again where the form says it better. That nobody knows what became of a request always is. */
  silent?: boolean;
  children?: ReactNode;
}

/**
 * The form of everything that is changed from the console: it takes effect once, keeps what was typed until the server has confirmed it,
 * is sent by Ctrl-Enter too, and takes its error back as soon as something is changed.
 */
export const SendForm = <V extends object, R>(props: Props<V, R>) => {
  const slot = useSlot(props.keep, props.subject, (props.secret ?? []).length > 0);
  const typed = useTyped<Partial<V>>(slot, props.initial ?? {}, props.title);
  return (
    <>
      <LeftBar typed={typed} />
      <Fields key={typed.round} {...props} slot={slot} typed={typed} />
    </>
  );
};

const Fields = <V extends object, R>({
  slot,
  typed,
  secret = [],
  request,
  onDone,
  more,
  onFailed,
  onCancel,
  submit,
  disabled = false,
  ready = false,
  large = false,
  className,
  endClassName = 'form-end',
  hint,
  silent = false,
  children,
}: Props<V, R> & { slot: Slot; typed: ReturnType<typeof useTyped<Partial<V>>> }) => {
  const { t } = useTranslation();
  const [form] = Form.useForm<V>();
  // fields of two forms on one page may bear one name: labels must find their own
  const name = useId();
  const values = Form.useWatch([], { form, preserve: true }) as V | undefined;
  // by which of two buttons it was sent
  const wantsMore = useRef(false);
  const sending = useSend<V, R>({
    slot,
    request,
    onDone: (answer, meant, earlier) => {
      if (!earlier) typed.done();
      if (!earlier && more && wantsMore.current) more.onDone(answer, meant);
      else onDone(answer, meant);
    },
    ...(onFailed ? { onFailed } : {}),
  });
  const begun = useRef<string | null>(null);
  const now = values && JSON.stringify(values, (key, value) => ((secret as readonly string[]).includes(key) ? undefined : value));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what counts is what the form holds
  useEffect(() => {
    if (now === undefined) return;
    if (begun.current === null) begun.current = now;
    else if (begun.current !== now || typed.left) typed.hold(JSON.parse(now) as V);
    else typed.hold(null);
    if (!sending.isPending) sending.reset();
  }, [now]);
  const press = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || disabled) return;
    event.preventDefault();
    wantsMore.current = false;
    form.submit();
  };
  return (
    <Form<V>
      form={form}
      name={name}
      layout="vertical"
      requiredMark={false}
      autoComplete="off"
      scrollToFirstError
      initialValues={typed.start}
      onFinish={sending.send}
      onKeyDown={press}
      className={className ?? ''}
    >
      {children}
      {sending.error && !(silent && isDefinite(sending.error)) && (
        <p className="field-problem" role="alert">
          {sendingWords(sending.error)}
        </p>
      )}
      <div className={endClassName}>
        {hint}
        {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
        {more && (
          <Button
            htmlType="submit"
            loading={sending.isPending && wantsMore.current}
            disabled={disabled || sending.isPending}
            onClick={() => {
              wantsMore.current = true;
            }}
          >
            {more.submit}
          </Button>
        )}
        <Button
          type="primary"
          htmlType="submit"
          loading={sending.isPending && !wantsMore.current}
          disabled={disabled || (sending.isPending && wantsMore.current)}
          onClick={() => {
            wantsMore.current = false;
          }}
          autoFocus={ready}
          {...(large ? { size: 'large' as const } : {})}
        >
          {submit}
        </Button>
      </div>
    </Form>
  );
};
