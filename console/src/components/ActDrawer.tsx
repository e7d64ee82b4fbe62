import { useQueryClient } from '@tanstack/react-query';
import { App, Drawer } from 'antd';
import type { ReactNode } from 'react';
import type { Asked } from '../app/send.ts';
import { SendForm } from './SendForm.tsx';
import '../styles/act-drawer.css';

export interface ActDrawerProps<V, R> {
  /** The kind of act, `<module>.<act>`, and what it is done to: under them what was typed is kept. */
  keep: string;
  subject: string;
  title: string;
  /** What the act means, where that needs saying. */
  lead?: ReactNode;
  /** The words on the button. */
  submit: string;
  /** Told when it has worked; left out where the result shows itself. */
  done?: string;
  initial?: Partial<V>;
  /** Fields that are never kept. */
  secret?: readonly (keyof V & string)[];
  wide?: boolean;
  /** Counts what was sent one after another: the form begins anew, and the drawer stays where it is. */
  round?: number;
  /** Not sent yet, e.g. while photos are on their way. */
  disabled?: boolean;
  /** First key of the queries that are asked again when it has worked. */
  renews: string;
  request: (values: V) => Asked<R>;
  onClose: () => void;
  onDone: (result: R) => void;
  /** A second button that sends too and stays for the next: count `round` up there. */
  more?: { submit: string; onDone: (result: R, values: V) => void };
  children?: ReactNode;
}

/** A drawer in which something is done: a form that is sent, and the lists that change with it asked again. */
export const ActDrawer = <V extends object, R>(props: ActDrawerProps<V, R>) => {
  const { title, lead, done, wide = false, round = 0, renews, onClose, onDone, more, children, ...form } = props;
  const { message } = App.useApp();
  const client = useQueryClient();
  const told = (): void => {
    void client.invalidateQueries({ queryKey: [renews] });
    if (done) void message.success(done);
  };
  return (
    <Drawer open title={title} onClose={onClose} size={wide ? 620 : 460} destroyOnHidden className="act-drawer">
      {lead && <div className="act-lead">{lead}</div>}
      <SendForm<V, R>
        key={round}
        {...form}
        title={title}
        onCancel={onClose}
        onDone={(result) => {
          told();
          onDone(result);
        }}
        more={
          more && {
            submit: more.submit,
            onDone: (result, values) => {
              told();
              more.onDone(result, values);
            },
          }
        }
      >
        {children}
      </SendForm>
    </Drawer>
  );
};
