import { useTranslation } from 'react-i18next';
import type { Topic } from './layout.ts';

interface Props {
  topic: Topic;
  folded: ReadonlySet<string>;
  onFold: (id: string) => void;
  found: ReadonlySet<string>;
  onOpen: (topic: Topic) => void;
  first?: boolean;
}

/** The same map as a nested list, for those who read better in lines or by ear. */
export const TopicList = ({ topic, folded, onFold, found, onOpen, first = true }: Props) => {
  const { t } = useTranslation('organisations');
  const open = !folded.has(topic.id);
  const item = (
    <>
      <span className="topic-line">
        {topic.children.length > 0 && !first ? (
          <button
            type="button"
            className="fold"
            aria-expanded={open}
            aria-label={t(open ? 'tree.fold' : 'tree.unfold', { name: topic.title })}
            onClick={() => onFold(topic.id)}
          />
        ) : (
          <span className="fold-none" />
        )}
        <span id={`line-${topic.id}`} className={found.has(topic.id) ? 'topic-found' : ''}>
          {topic.organisationId ? (
            <button type="button" className="plain-link" onClick={() => onOpen(topic)}>
              {topic.title}
            </button>
          ) : (
            <strong>{topic.title}</strong>
          )}
          {topic.notes.map((note) => (
            <small key={note} className="soft">
              {note}
            </small>
          ))}
        </span>
      </span>
      {open && topic.children.length > 0 && (
        <ul>
          {topic.children.map((child) => (
            <li key={child.id}>
              <TopicList topic={child} folded={folded} onFold={onFold} found={found} onOpen={onOpen} first={false} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
  return first ? <div className="topic-list">{item}</div> : item;
};
