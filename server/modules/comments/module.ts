import * as api from '#contract/comments/api.ts';
import { route } from '#kernel/http.ts';
import { defineModule } from '#kernel/module.ts';
import type { Territory } from '#modules/territory/index.ts';
import { addComment, editComment, withdrawComment } from './commands/comment.ts';
import { type Comments, createComments } from './comments.ts';
import { colleagues, commentsPage, commentVersions } from './queries/comments.ts';

declare module '#kernel/module.ts' {
  interface Services {
    comments: Comments & { readonly territory: Territory };
  }
}

export default defineModule({
  name: 'comments',
  needs: ['territory'],
  create: (kernel, { territory }) => ({ ...createComments(kernel), territory }),
  routes: (app, _, comments) => {
    route(app, api.listComments, ({ viewer, query }) => commentsPage(comments, viewer, query));
    route(app, api.findColleagues, ({ viewer, query }) => colleagues(comments, comments.territory, viewer, query));
    route(app, api.addComment, ({ viewer, body }) => addComment(comments, viewer, body));
    route(app, api.editComment, ({ viewer, params, body }) => editComment(comments, viewer, params.commentId, body));
    route(app, api.withdrawComment, ({ viewer, params, body }) => withdrawComment(comments, viewer, params.commentId, body));
    route(app, api.listCommentVersions, ({ viewer, params }) => commentVersions(comments, viewer, params.commentId));
  },
});
