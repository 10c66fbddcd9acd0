// SPDX-License-Identifier: Apache-2.0
// Demands on literals: `area >= 40` asks 40 for ㎡, `s.role == "站长"` asks the word for a role.
// The demand goes down into what the literal is part of.
#include "cel/checker/pass.h"
#include "cel/diagnostics.h"
#include "cel/program_impl.h"

namespace audit::cel {
namespace {

std::vector<std::string_view> words_of(const EnumType& enumeration) {
  std::vector<std::string_view> words;
  for (const EnumType::Member& member : enumeration.members) {
    words.push_back(member.zh);
    words.push_back(member.id);
    words.insert(words.end(), member.synonyms.begin(), member.synonyms.end());
  }
  return words;
}

/// The words in a constant text or list of texts.
void collect_words(const Value& value, std::vector<std::string>& words) {
  if (const auto* text = value.get<std::string_view>()) {
    words.emplace_back(*text);
  } else if (const List* list = value.list()) {
    for (const Value& item : list->items) {
      collect_words(item, words);
    }
  }
}

}  // namespace

/// Makes `expr`, whose type has literals in it, be of type `wanted`. False when it is none of the
/// forms in which a demand can reach the literal; nothing is reported then.
bool CheckerPass::demand(const Expr& expr, TypeRef wanted) {
  TypeRef found = type_of(expr);
  if (found->kind == Kind::Error || same_type(found, wanted) || !has_literal(found)) {
    return found->kind == Kind::Error || same_type(found, wanted);
  }
  bool done = true;
  if (const auto* literal = expr.as<Literal>()) {
    const auto* word = std::get_if<std::string>(&literal->value);
    if (word != nullptr && wanted->kind == Kind::Enum) {
      return demand_word(expr, *word, wanted);
    }
  } else if (const auto* list = expr.as<ListLiteral>()) {
    for (const ListLiteral::Item& item : list->items) {
      done = wanted->kind == Kind::List && demand(*item.value, wanted->element) && done;
    }
  } else if (expr.as<Identifier>() != nullptr) {
    done = demand_name(expr, wanted);
  } else if (const auto* call = expr.as<Call>(); call != nullptr && call->function == "_?_:_") {
    const bool first = demand(*call->arguments[1], wanted);
    done = demand(*call->arguments[2], wanted) && first;
  } else {
    // A number computed from literals: its unit says nothing about how it is computed. Words are
    // not.
    done = innermost(wanted)->kind != Kind::Enum;
    if (call != nullptr && call->is_operator && wanted->kind == Kind::Number) {
      for (const ExprPtr& argument : call->arguments) {
        demand(*argument, wanted);
      }
    }
  }
  if (done) {
    at(expr).type = wanted;
  }
  return done;
}

bool CheckerPass::demand_word(const Expr& expr, const std::string& word, TypeRef wanted) {
  const int member = wanted->enumeration->find(word);
  if (member < 0) {
    fail(diagnostic::not_a_member(source_, expr.span, word, *wanted->enumeration,
                                  nearest(word, words_of(*wanted->enumeration))));
    at(expr).type = error_type();
    return true;  // reported
  }
  at(expr).member = member;
  at(expr).type = wanted;
  return true;
}

/// A name of literals: one that a macro binds (its list is asked in turn, see check_node(Macro)),
/// or a let that is constant.
bool CheckerPass::demand_name(const Expr& expr, TypeRef wanted) {
  const Resolved& resolved = at(expr);
  if (resolved.local >= 0) {
    for (LocalVariable& local : locals_) {
      if (local.slot == resolved.local && innermost(wanted)->kind == Kind::Enum) {
        local.type = wanted;
      }
    }
    return true;
  }
  if (innermost(wanted)->kind != Kind::Enum) {
    return true;
  }
  const Program* program =
      resolved.variable == nullptr ? nullptr : resolved.variable->program.get();
  if (program == nullptr || program->impl().plan->op != Op::Constant) {
    return false;
  }
  std::vector<std::string> words;
  collect_words(program->impl().plan->constant, words);
  for (const std::string& word : words) {
    demand_word(expr, word, innermost(wanted));
  }
  at(expr).type = wanted;
  return true;
}

}  // namespace audit::cel
