package hubbub.contractdoc;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Turns Javadoc into words. What the contract's comments have not used so far is an error, so that nothing of them is
 * left out silently.
 *
 * @param target the full name of what a link names
 */
record Prose(UnaryOperator<String> target) {
  /** Returns what these parts of a comment say. */
  Words words(List<? extends DocTree> trees) {
    List<Words.Piece> pieces = new ArrayList<>();
    StringBuilder block = null;
    for (DocTree tree : trees) {
      if (tree instanceof StartElementTree start && start.getName().contentEquals("pre")) {
        block = new StringBuilder();
      } else if (tree instanceof EndElementTree end && end.getName().contentEquals("pre")) {
        pieces.add(new Words.Block(lines(block.toString())));
        block = null;
      } else if (block != null) {
        block.append(tree instanceof LiteralTree literal ? literal.getBody().getBody() : ((TextTree) tree).getBody());
      } else {
        pieces.add(piece(tree));
      }
    }
    return new Words(pieces);
  }

  private Words.Piece piece(DocTree tree) {
    return switch (tree) {
      case TextTree text -> new Words.Text(flowing(text.getBody()));
      case LiteralTree literal when literal.getKind() == DocTree.Kind.CODE ->
          new Words.Code(flowing(literal.getBody().getBody()).strip());
      case LiteralTree literal -> new Words.Text(flowing(literal.getBody().getBody()));
      case LinkTree link -> link(link);
      case StartElementTree start when start.getName().contentEquals("p") -> new Words.Paragraph();
      default -> throw new IllegalArgumentException("not known here: " + tree.getKind() + " " + tree);
    };
  }

  private Words.Link link(LinkTree link) {
    String named = link.getReference().getSignature();
    String label = named.startsWith("#") ? named.substring(1)
        : named.replaceFirst("^[a-z.]*\\.(?=[A-Z])", "").replace('#', '.');
    return new Words.Link(target.apply(named), label.replaceFirst("\\(.*", ""));
  }

  private static String flowing(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String lines(String text) {
    return text.stripTrailing().replaceFirst("^[ \\t]*\\R", "").stripIndent().stripTrailing();
  }
}
