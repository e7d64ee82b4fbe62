import { useState } from 'react';

interface Props {
  /** What to type, in words. */
  label: string;
  /** On the button. */
  go: string;
  most: number;
  /** What stands there at first. */
  begin?: string | undefined;
  /** Told when somebody asks for it, not while they type. */
  onFind: (words: string) => void;
}

/** A line for words to look for, with its button. */
export const FindWords = ({ label, go, most, begin = '', onFind }: Props) => {
  const [typed, setTyped] = useState(begin);
  return (
    <search>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          onFind(typed.trim());
        }}
      >
        <input
          type="search"
          className="input grow"
          aria-label={label}
          placeholder={label}
          maxLength={most}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="button main">
          {go}
        </button>
      </form>
    </search>
  );
};
