import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useSlot } from '../app/kept.ts';
import { type Asked, sendingWords, useSend } from '../app/send.ts';

interface Props {
  /** The kind of act, `<module>.<act>`, and what it is done to. */
  keep: string;
  subject: string;
  words: string;
  /** Told when it has worked. */
  done: string;
  /** First key of the queries that are asked again when it has worked. */
  renews: string;
  request: () => Asked<unknown>;
  /** Asked first, where the act cannot be taken back. */
  sure?: string;
  /** Among the buttons of a page, as large as they. */
  inBar?: boolean;
}

/** An act that needs nothing but the press of a button. */
export const SendButton = ({ keep, subject, words, done, renews, request, sure, inBar = false }: Props) => {
  const { message } = App.useApp();
  const client = useQueryClient();
  const sending = useSend({
    slot: useSlot(keep, subject),
    request,
    onDone: () => {
      void client.invalidateQueries({ queryKey: [renews] });
      void message.success(done);
    },
    onFailed: (error) => void message.error(sendingWords(error)),
  });
  const send = (): void => sending.send(null);
  const button = (
    <Button {...(!inBar && { size: 'small' as const })} loading={sending.isPending} {...(sure === undefined && { onClick: send })}>
      {words}
    </Button>
  );
  return sure === undefined ? (
    button
  ) : (
    <Popconfirm title={sure} okText={words} onConfirm={send}>
      {button}
    </Popconfirm>
  );
};
