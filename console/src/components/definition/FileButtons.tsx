import { App, Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { saveText } from '../../app/save-file.ts';

interface Props<C> {
  /** The file's name without its end. */
  name: string;
  content: C;
  /** A content as the kind reads it; null where it is none. */
  read: (value: unknown) => Promise<C | null>;
  onRead: (content: C) => void;
}

/** A definition as a file: the JSON that packs hold too, out of the editor and into it. What is brought stands there like something typed. */
export const FileButtons = <C,>({ name, content, read, onRead }: Props<C>) => {
  const { t } = useTranslation('definitions-console');
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const bring = async (file: File): Promise<void> => {
    const value = await file
      .text()
      .then((text) => read(JSON.parse(text)))
      .catch(() => null);
    if (value === null) return void message.error(t('file.wrong'));
    onRead(value);
  };
  return (
    <>
      <Button onClick={() => saveText(`${name}.json`, `${JSON.stringify(content, null, 2)}\n`, 'application/json')}>
        {t('file.save')}
      </Button>
      <Button onClick={() => input.current?.click()}>{t('file.bring')}</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t('file.bring')}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) void bring(file);
        }}
      />
    </>
  );
};
