package hubbub.contractdoc;

import hubbub.contract.Endpoint;
import hubbub.contract.Message;
import hubbub.contract.Topic;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the conversations that a class of the contract declares: public constants, and public factories for addresses
 * with something in them, in the order of the source. A topic that has one address for each of some things says so in
 * its Javadoc by {@code NAME.of(thing)}. A message that has an address with each verticle says itself what it is for.
 */
record Finder(Sources sources) {
  // Stands for a variable that is a number; no address has it otherwise.
  private static final long NUMBER = 7_071_067_811L;
  private static final Pattern OF = Pattern.compile("(\\w+)\\.of\\((\\w+)\\)");

  /** Returns the conversations of this class. */
  List<Conversation> conversations(Class<?> type) {
    List<Conversation> found = new ArrayList<>();
    boolean message = Message.class.isAssignableFrom(type);
    for (Field field : type.getDeclaredFields()) {
      if (open(field.getModifiers()) && conversation(field.getType())) {
        constant(type, field).ifPresent(found::add);
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (open(method.getModifiers()) && conversation(method.getReturnType())) {
        Conversation made = factory(type, method);
        found.add(message ? made.with(sources.of(type.getCanonicalName())) : made);
      }
    }
    List<String> order = sources.names();
    found.sort(Comparator.comparingInt(one -> order.indexOf(one.name())));
    return found;
  }

  private Optional<Conversation> constant(Class<?> type, Field field) {
    String name = type.getCanonicalName() + "#" + field.getName();
    try {
      return Optional.of(of(name, field.get(null), field.getGenericType(), List.of()));
    } catch (IllegalAccessException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private Conversation factory(Class<?> type, Method method) {
    List<String> variables = Arrays.stream(method.getParameters()).map(Parameter::getName).toList();
    Object[] arguments = Arrays.stream(method.getParameters())
        .map(one -> one.getType() == long.class ? (Object) NUMBER : "{" + one.getName() + "}").toArray();
    try {
      return of(type.getCanonicalName() + "#" + method.getName(), method.invoke(null, arguments),
          method.getGenericReturnType(), variables);
    } catch (IllegalAccessException | InvocationTargetException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private Conversation of(String name, Object made, Type type, List<String> variables) {
    Words words = sources.of(name);
    Type[] records = ((ParameterizedType) type).getActualTypeArguments();
    if (made instanceof Endpoint<?, ?> endpoint) {
      return new Conversation(name, named(endpoint.address(), variables), variables, (Class<?>) records[0],
          Optional.of((Class<?>) records[1]), words);
    }
    String address = ((Topic<?>) made).address();
    Optional<Words.Code> each = words.pieces().stream().filter(Words.Code.class::isInstance)
        .map(Words.Code.class::cast).filter(code -> name.endsWith("#" + code.text().replaceFirst("\\..*", ""))
            && OF.matcher(code.text()).matches()).findFirst();
    if (each.isEmpty()) {
      return new Conversation(name, named(address, variables), variables, (Class<?>) records[0], Optional.empty(),
          words);
    }
    String thing = OF.matcher(each.get().text()).replaceFirst("$2");
    String whole = address + ".{" + thing + "}";
    return new Conversation(name, whole, List.of(thing), (Class<?>) records[0], Optional.empty(),
        words.with(each.get(), new Words.Code(whole)));
  }

  private static String named(String address, List<String> variables) {
    return variables.isEmpty() ? address : address.replace(Long.toString(NUMBER), "{" + variables.get(0) + "}");
  }

  private static boolean open(int modifiers) {
    return Modifier.isPublic(modifiers) && Modifier.isStatic(modifiers);
  }

  private static boolean conversation(Class<?> type) {
    return type == Endpoint.class || type == Topic.class;
  }
}
