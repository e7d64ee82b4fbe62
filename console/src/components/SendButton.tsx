import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
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
}

/** An act that needs nothing but the press of a button. */
export const SendButton = ({ keep, subject, words, done, renews, request }: Props) => {
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
  return (
    <Button size="small" loading={sending.isPending} onClick={() => sending.send(null)}>
      {words}
    </Button>
  );
};
